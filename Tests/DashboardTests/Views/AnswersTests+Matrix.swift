import Dashboard
import Drawing
import Telemetry
import Testing

/// The matrix of true classes and answers.
extension AnswersTests {
  @Test func theMatrixCountsByTrueClass() throws {
    let lines = canvas([Self.pictures(wrong: 5)]).lines
    let title = try #require(lines.firstIndex { $0.contains("true class down") })
    let rows = lines[(title + 2)...(title + 4)].map { line in
      line.split { " │".contains($0) }.map(String.init)
    }
    // Of 30 answers those at 0, 5, 10, … are wrong, two of each class.
    #expect(rows[0] == ["0", "8", "2", "·", "80", "%"])
    #expect(rows[1] == ["1", "·", "8", "2", "80", "%"])
    #expect(rows[2] == ["2", "2", "·", "8", "80", "%"])
  }

  /// Of 100 of a class one was taken for the second, six for the third, and 93 are right.
  @Test func fewErrorsAndSomeAreShadedDifferently() throws {
    let labels = [Int](repeating: 0, count: 100)
    let answers = Answers(
      sample: AnswerSample(
        classes: 3, labels: labels,
        pictures: labels.map { _ in
          Picture(width: 14, height: 14, pixels: [UInt8](repeating: 9, count: 196))
        }),
      given: labels.indices.map { index in
        Answer(choice: index == 0 ? 1 : index < 7 ? 2 : 0, probability: 0.9)
      })
    let canvas = canvas([answers])
    let row = try #require(canvas.lines.firstIndex { $0.contains(/\b93 +1 +6\b/) })
    let line = Array(canvas.lines[row].unicodeScalars)
    let grounds = try ["3", "1", "6"].map { (digit: Unicode.Scalar) in
      canvas[try #require(line.lastIndex(of: digit)), row].style.background
    }
    #expect(grounds[0] != grounds[1] && grounds[1] != grounds[2] && grounds[0] != grounds[2])
  }

  @Test func theMatrixTellsInWhichClassesTwinsDiffer() throws {
    let lines = canvas([Self.pictures(wrong: 5), Self.pictures(wrong: 15)]).lines
    let head = try #require(lines.firstIndex { $0.contains("true class down") }) + 1
    #expect(lines[head].contains("right      ○"), "\(lines[head])")
    // They differ on 5, 10, 20 and 25 of 30: two of class 2, and two of class 1.
    let rows = lines[(head + 1)...(head + 3)].map { $0.split { " │".contains($0) } }
    #expect(rows.map { $0.suffix(2) } == [["0", "%"], ["20", "%"], ["20", "%"]])
  }

  @Test(arguments: [(120, 40), (80, 24), (200, 50), (150, 45)])
  func picturesFillTheRoomAboveTheMatrix(width: Int, height: Int) throws {
    let labels = (0..<60).map { $0 % 10 }
    let white = Picture(width: 28, height: 28, pixels: Array(repeating: 255, count: 784))
    let answers = Answers(
      sample: AnswerSample(classes: 10, labels: labels, pictures: labels.map { _ in white }),
      given: labels.map { Answer(choice: $0, probability: 1) })
    if width == 120 {
      #expect(text([answers, answers]).contains("right      ○"), "room for all shares")
    }
    for twins in [[answers], [answers, answers]] {
      let lines = canvas(twins, width: width, height: height).lines
      let end = lines.firstIndex { $0.contains("true") && $0.contains("down") } ?? height - 3
      let filled = lines[4..<end].count { $0.contains("███") || $0.contains("right 100 %") }
      // The legend, and less than a row of pictures.
      #expect(filled * 10 >= (end - 4) * 7, "\(lines.joined(separator: "\n"))")
    }
  }
}
