/** What others may call: grids proposed for communities, graphs divided into equal parts. */
export { areasOf, sorted, withBorders } from './areas.ts'
export { type Building, type Problem, type ProblemCode, type Row, type Shape, Unfit } from './building.ts'
export { type Checked, checkingRows, checkRows, columnsOf, nameIn } from './check.ts'
export {
  columnUnder,
  idHeadings,
  latHeadings,
  lngHeadings,
  nameHeadings,
} from './columns.ts'
export type { CommunityAsk } from './community.ts'
export { deviationOf, equalParts } from './equal.ts'
export { type Expression, expressionOf, numberIn, Unclear } from './expression.ts'
export { figuresOf, geoJsonOf } from './figures.ts'
export {
  type Feature,
  featuresIn,
  linesOfFeature,
  linesOfGeoJson,
  rowsOfFeatures,
  rowsOfGeoJson,
} from './geojson.ts'
export { cutOf, piecesOf, totalOf } from './graph.ts'
export { joinIslands } from './islands.ts'
export { readJson } from './json.ts'
export { type Network, networkOf } from './network.ts'
export type { Bounds } from './parts.ts'
export {
  type Editing,
  edited,
  editing,
  type PlanBuilding,
  type PlanDivision,
  type PlanEdit,
  type PlanGrid,
  type PlanGround,
  type ShapePoint,
} from './plan.ts'
export { type Comparison, comparedPlans } from './plan-compare.ts'
export { PlanFault, type PlanFaultCode } from './plan-fault.ts'
export { boundariesOfPlan, figuresOfPlan, type GridFigures, hectaresOf } from './plan-figures.ts'
export { divisionFrom, divisionInForce, type GridInForce } from './plan-from.ts'
export { evenSplit } from './plan-split.ts'
export { type PlanSurvey, surveyOf } from './plan-survey.ts'
export { type Proposal, type ProposedGrid, propose } from './propose.ts'
export { isSelfCrossing, middleOfShape } from './rings.ts'
export { finish, inTurns, type Steps, within } from './steps.ts'
export { type Doubt, doubtSystem } from './systems.ts'
export { headingsAt, placeIn, rowsOfTable, type TableRow } from './table-rows.ts'
