import Drawing
import Foundation
import Testing

/// Whatever is pressed, the program lives, answers, draws whole pictures, and leaves the terminal as
/// it was.
///
/// `sh Tests/robot.sh SECONDS SEED` runs it for longer.
@Suite struct RobotTests {
  private static let settings = ProcessInfo.processInfo.environment
  private static let seconds = settings["NORMSCOPE_ROBOT_SECONDS"].flatMap { Double($0) } ?? 60
  private static let seed = settings["NORMSCOPE_ROBOT_SEED"].flatMap { UInt64($0) } ?? 1

  private static let commands = [
    "--data moons --hidden 8,8", "--compare --pace max",
    "--data spiral --hidden 6,6,6,6,6 --fps 60",
    "--data moons --compare --activation relu --init he --lr 100 --pace max",
    "--data blobs --norm batch --optimizer adam --lr 0.01 --hidden 1", "--paused --ascii --compare",
  ]

  @Test func nothingThatIsPressedDoesHarm() throws {
    let end = Date() + Self.seconds
    var (life, count, checks) = (UInt64(0), 0, 0)
    while Date() < end {
      let options = Self.commands[Int((life + Self.seed) % UInt64(Self.commands.count))]
      try Tmux.open { terminal in
        var robot = Robot(terminal, seed: Self.seed, life: life)
        do {
          let lifetime = min(end, Date() + 12)
          checks += try live(&robot, options, terminal, until: lifetime)
        } catch {
          throw Failure("seed \(Self.seed), life \(life): \(error)\n\(robot.log.suffix(40))")
        }
        count += robot.count
      }
      life += 1
    }
    print("the robot: \(life) lives, \(count) keys, clicks, bytes and signals, \(checks) checks")
  }

  /// One program from its start to its end; returns how often it was asked for an answer.
  private func live(
    _ robot: inout Robot, _ options: String, _ terminal: Tmux, until end: Date
  ) throws -> Int {
    // No list, so that the shell waits when the program stops.
    try terminal.type("stty -a >before")
    _ = try terminal.contents(of: "before")
    try terminal.type("sh n \(options)")
    try terminal.wait(for: "q quit")
    var checks = 0
    repeat {
      for _ in 0..<12 {
        try robot.act()
        try expectSoundPicture(terminal, robot)
      }
      try robot.makeRoom()
      try expectAnswer(terminal)
      checks += 1
    } while Date() < end
    try terminal.openHelp()
    try terminal.closeHelp()
    try terminal.press("q")
    try terminal.wait(forModes: "0100")
    try terminal.type("echo $? >status; stty -a >after")
    try terminal.expectRestored(status: 0)
    return checks
  }

  /// A capture may come in the middle of a frame, or before a change of size is drawn: what is wrong
  /// must be so in each of many pictures, all different, or in one that stays.
  private func expectSoundPicture(_ terminal: Tmux, _ robot: Robot) throws {
    let size = robot.size
    var (flaws, unsound): ([String], Set<String>) = ([], [])
    func state() -> String { "\(flaws) at \(size):\n\(terminal.state())" }
    try eventually("a sound picture", details: state) {
      let picture = try terminal.picture()
      flaws = picture.flaws(width: size.width, height: size.height)
      unsound.insert(picture.text)
      guard flaws.isEmpty || unsound.count < 60 else { throw Failure(state()) }
      return flaws.isEmpty
    }
  }

  /// Expects that the help opens and closes; `AnswerTests` counts the frames that this takes.
  private func expectAnswer(_ terminal: Tmux) throws {
    try terminal.openHelp()
    try terminal.closeHelp()
  }
}
