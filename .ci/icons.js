// The lucide icons that the pages use, by lucide's own names. `npm run vendor` draws them into one sprite;
// a name that lucide does not have stops it.

export const ICONS = `
  accessibility armchair arrow-down arrow-left arrow-right arrow-up arrow-up-right bell calendar-days calendar-plus
  check check-check chevron-down chevron-left chevron-right chevron-up circle circle-check circle-dot
  circle-question-mark clock coffee copy corner-down-right door-open download ellipsis external-link eye eye-off
  file-down file-text flag git-branch globe grip-vertical group hand headphones history hourglass info key-round
  keyboard languages layout-grid life-buoy link list loader lock lock-open log-in log-out mail map-pin maximize
  megaphone menu message-square messages-square minus monitor moon move octagon-alert pause pencil phone pin pin-off
  play plus presentation printer qr-code quote refresh-cw rotate-ccw scale search send settings skip-back
  skip-forward square-pen star sticky-note sun tag thumbs-up timer trash-2 triangle-alert undo-2 upload user
  user-minus user-plus users video volume-2 volume-x vote wifi wifi-off x
`
  .trim()
  .split(/\s+/);
