cd /work/wt/lists
node_modules/.bin/node tmpx/all.ts 7 8 '' /tmp/x.json 3
