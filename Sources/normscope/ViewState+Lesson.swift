import Dashboard
import Drawing
import Lessons

extension ViewState {
  /// What is shown in the beginning: `view`, or else that of a lesson, counted from 0, if one is given.
  init(size: Size, view: View?, lesson: Int?) {
    self.init(size: size)
    lessons = Lesson.all.map(\.title)
    self.lesson = lesson
    self.view = view ?? lesson.flatMap { View(name: Lesson.all[$0].view) } ?? .histograms
    layer = lesson.map { Lesson.all[$0].layer(at: 0) } ?? 0
  }
}
