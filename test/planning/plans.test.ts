/** Grid plans over HTTP in one town, in the order of their life: who may, made and changed, adopted. */
import './who-may.ts'
import './making.ts'
import './adopting.ts'
import './adopting-odd.ts'
