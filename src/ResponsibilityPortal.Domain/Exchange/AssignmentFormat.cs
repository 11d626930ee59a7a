using System.Text.Json;
using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Exchange;

/// <summary>Reads and writes one cell in the form of <c>responsibility-matrix/1</c>.</summary>
public static class AssignmentFormat
{
    /// <summary>Returns a cell as JSON. Empty values are left out, as in a matrix.</summary>
    public static JsonObject Write(Assignment cell) => MatrixWriter.Tree(cell);

    /// <summary>Returns a cell as JSON text that keeps the order of its parties. Canonical JSON doesn't.</summary>
    public static string WriteText(Assignment cell) => Write(cell).ToJsonString();

    /// <summary>Reads a cell strictly: reports every problem at once and never reads a cell partly.</summary>
    /// <param name="hostingModel">The slug of its column, which the cell itself doesn't name.</param>
    /// <param name="problems">What is wrong, with JSON Pointers into the cell; empty when it was read.</param>
    /// <returns>Null when anything is wrong.</returns>
    public static Assignment? Read(JsonElement cell, string hostingModel, out ValueList<MatrixProblem> problems) =>
        Read(cell, hostingModel, new ProblemList(), out problems);

    /// <summary>
    /// Reads a cell that becomes content, as <see cref="Read(JsonElement, string, out ValueList{MatrixProblem})"/> does. Its texts must
    /// also follow the rule for text from outside.
    /// </summary>
    public static Assignment? ReadFromOutside(JsonElement cell, string hostingModel, out ValueList<MatrixProblem> problems) =>
        Read(cell, hostingModel, new ProblemList { IsFromOutside = true }, out problems);

    private static Assignment? Read(JsonElement cell, string hostingModel, ProblemList found, out ValueList<MatrixProblem> problems)
    {
        var assignment = MatrixReader.ReadAssignment(hostingModel, cell, "", found);
        problems = found.ToValueList();
        return found.IsEmpty ? assignment : null;
    }

    /// <summary>Reads a cell from outside, with the reason of the edit in an additional property <c>reason</c>.</summary>
    public static Assignment? ReadEdit(JsonElement edit, string hostingModel, out string? reason, out ValueList<MatrixProblem> problems)
    {
        var found = new ProblemList { IsFromOutside = true };
        (var assignment, reason) = MatrixReader.ReadEdit(hostingModel, edit, found);
        problems = found.ToValueList();
        return found.IsEmpty ? assignment : null;
    }

    /// <summary>Parses the result of <see cref="WriteText"/>.</summary>
    /// <exception cref="FormatException">The text is not a cell, so the store is damaged.</exception>
    public static Assignment ReadText(string text, string hostingModel)
    {
        using var json = JsonDocument.Parse(text);
        return Read(json.RootElement, hostingModel, out var problems)
            ?? throw new FormatException($"The text is not a cell: {problems[0]}");
    }
}
