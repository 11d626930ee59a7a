using ResponsibilityPortal.Domain.Reading.Answering;
using ResponsibilityPortal.Formats.Questionnaires;
using ResponsibilityPortal.Web.Api.V1.Bodies;

namespace ResponsibilityPortal.Web.Cli;

/// <summary>Prints the answers to the questions of a file.</summary>
internal static class AnswerCommand
{
    /// <param name="matrix">Slug. Null for the only matrix.</param>
    /// <param name="settings">Settings as command-line arguments.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(
        FileInfo file,
        string? matrix,
        string? deployment,
        bool asJson,
        string[] settings,
        CancellationToken cancellationToken
    ) =>
        EvidenceExit.OfAsync(
            "The questions could not be answered.",
            async () =>
            {
                var read = QuestionsIn(file.Name, await ReadAsync(file, cancellationToken), cancellationToken);
                if (read.Problem is { } problem)
                {
                    throw new IOException(problem);
                }

                await using var matrices = await ReadOnlyMatrices.OpenAsync(settings, cancellationToken);
                var shown = await matrices.InForceAsync(matrix);
                var chosen = ReadOnlyMatrices.DeploymentOf(shown, deployment);
                var answers = QuestionnaireAnswers.Of(shown.Published.Index, read.Questions, cancellationToken);
                var body = matrices.Service<AnswerBodies>().Answers(shown, answers, read.Headings, chosen);
                await PortalConsole.WriteAsync(asJson ? CommandJson.OfBody(body) : WordsOf(body));
                return answers.Any(answer => answer.Row is null) ? EvidenceExit.Broken : EvidenceExit.Good;
            }
        );

    private static async Task<byte[]> ReadAsync(FileInfo file, CancellationToken cancellationToken) =>
        file is { Exists: true, Length: > QuestionLines.MaxBytes }
            ? throw new IOException($"It is larger than {QuestionLines.MaxBytes / (1_024 * 1_024)} MB. Send it in parts.")
            : await File.ReadAllBytesAsync(file.FullName, cancellationToken);

    /// <summary>Reads the lines of a text, or the column of a table that most likely has the questions.</summary>
    private static QuestionLinesOutcome QuestionsIn(string name, byte[] file, CancellationToken cancellationToken) =>
        QuestionnaireFile.Read(name, file, cancellationToken) switch
        {
            QuestionnaireFileOutcome.Lines lines => lines.Read,
            QuestionnaireFileOutcome.Sheets sheets => QuestionsIn(
                sheets.All[ColumnGuess.SheetOf(sheets.All, cancellationToken)],
                cancellationToken
            ),
            QuestionnaireFileOutcome.Refused(var problem) => throw new IOException(problem),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static QuestionLinesOutcome QuestionsIn(QuestionSheet sheet, CancellationToken cancellationToken) =>
        ColumnGuess.Of(sheet, cancellationToken) is { } columns
            ? SheetQuestions.Read(sheet, columns, cancellationToken)
            : throw new IOException($"The sheet “{sheet.Name}” is empty.");

    private static IEnumerable<string> WordsOf(QuestionnaireV1 body)
    {
        yield return $"{body.Matrix}, version {body.Version}: {body.Answers.Count} questions, "
            + $"{body.Answers.Count(answer => answer.Responsibility is null)} without a match.";
        foreach (var answer in body.Answers)
        {
            yield return "";
            yield return $"{answer.Number ?? $"Line {answer.Line}"}: {answer.Question}";
            yield return $"  {answer.Confidence}: {answer.Reason}";
            if (answer.Responsibility is not { } responsibility)
            {
                yield return $"  {body.Contact ?? "Ask the issuer of the matrix."}";
                continue;
            }

            yield return $"  {responsibility.Title}";
            foreach (var line in AnswerLines.Of(responsibility))
            {
                yield return line;
            }
        }
    }
}
