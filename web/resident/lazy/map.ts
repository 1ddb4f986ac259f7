/** The map, loaded when somebody wants to pick a place on it. */
export { openPickMap } from '../../shell/map.ts'
