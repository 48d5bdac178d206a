import ArgumentParser
import NeuralNet
import Training

extension Normscope {
  /// The words of a command line with every negative number joined to the option before it, as
  /// `--lr=-1`: the parser takes a `-1` that stands alone for an option.
  static func joiningNegativeNumbers(in words: [String]) -> [String] {
    var joined: [String] = []
    for word in words {
      let isNegative = word.starts(with: /-(\.?[0-9]|inf|nan)/)
      if isNegative, let option = joined.last, option.wholeMatch(of: /--[a-z][-a-z0-9]*/) != nil {
        joined[joined.count - 1] = "\(option)=\(word)"
      } else {
        joined.append(word)
      }
    }
    return joined
  }

  /// Exits with 2 where `help` is asked about something that is no command.
  static func expectHelpIsAboutACommand(_ words: [String]) throws {
    guard words.first == "help" else { return }
    let subjects = words.dropFirst().filter { !$0.hasPrefix("-") }
    let commands = configuration.subcommands.map { $0._commandName }
    guard
      let stranger = subjects.enumerated().first(where: { index, subject in
        index > 0 || !commands.contains(subject)
      })
    else { return }
    throw Failure(
      message: "help: there is no command “\(stranger.element)”; there are "
        + commands.joined(separator: ", "), status: 2)
  }

  /// The parser's `message` with what the option takes, where it refuses a value without saying so.
  static func withExpectation(_ message: String) -> String {
    let refusal = /(?s)The value '.*' is invalid for '--(?<option>[-a-z0-9]+) <[-a-z0-9]+>'/
    guard let option = message.wholeMatch(of: refusal).map({ String($0.option) }),
      let wanted = expected[option] ?? ConfigurationKey(rawValue: option)?.values
    else { return message }
    return "\(message): expected \(wanted)"
  }

  /// What options take that are no keys of a configuration and whose values can't be listed.
  private static let expected: [String: String] = {
    let count = "a whole number"
    return [
      "steps": count, "epochs": count, "step": count,
      "toggle-at": count, "at": count, "every": "\(count) from 1 up",
      "save-every": "\(count) from 1 up", "log-every": "\(count) from 1 up",
      "out": "the name of a file that ends in .svg or .cast", "layer": "\(count) from 1 up",
      "rounds": "\(count) from 1 to 1000", "figure-steps": count,
      "lessons": "different names or numbers of lessons, separated by commas",
      "depths": "rising whole numbers from 1 to 64, separated by commas",
      "norms": "different normalizations, separated by commas, of "
        + NormalizationKind.allCases.map(\.rawValue).joined(separator: ", "),
      "seeds": "\(count) from 1 to 100", "fps": "\(count) from 1 to 60",
      "pace": "\(count) of steps a second from 1 to 100000, or max",
      "size": "columns and rows from \(FrameSize.smallest) to \(FrameSize.largest)",
    ]
  }()
}
