// The types of d3-force.js beside it, for editors and tsc only; written by .ci/vendor.js.
export { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";
export type { Simulation, SimulationLinkDatum, SimulationNodeDatum } from "d3-force";
