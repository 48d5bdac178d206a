/// What a key does.
enum Action: Sendable {
  case toggleNormalization, nextNormalization, changeManner, runOrPause, stepOnce, stepEpoch
  case raiseRate, lowerRate, slower, faster
  case compare, swapFocus, layerUp, layerDown, nextView, previousView
  case showView(View)
  case nextFrame, nextTap, togglePopulation, toggleUnits, nextUnit, previousUnit, openUnit
  case setMark, splitShift, lockAxes, scaleWeights, askSteps, save, project
  case back, forth, farBack, farForth, start, now, fork
  case openRuns, askFilter
  case chooseSmoothing, toggleLogarithm, toggleWallTime, changeTestImages
  case restart, restartWithNewSeed, chooseSettings, undo, takeOver
  case openLessons, textBack, textOn, answer, nextLesson
  case help, closeHelp, quit
}
