using System.Text.Json;
using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Exchange;

/// <summary>One cell as it stands in <c>responsibility-matrix/1</c>, alone.</summary>
public static class AssignmentFormat
{
    /// <summary>A cell as JSON; what is empty is left out as in a matrix.</summary>
    public static JsonObject Write(Assignment cell) => MatrixWriter.Tree(cell);

    /// <summary>A cell as JSON text that keeps the order of its parties, which canonical JSON does not.</summary>
    public static string WriteText(Assignment cell) => Write(cell).ToJsonString();

    /// <summary>Reads a cell strictly: every problem in one go, nothing half-read.</summary>
    /// <param name="hostingModel">Slug of its column, which the cell itself does not name.</param>
    /// <param name="problems">What is wrong, with JSON Pointers into the cell; empty when it was read.</param>
    /// <returns>Null when anything is wrong.</returns>
    public static Assignment? Read(JsonElement cell, string hostingModel, out ValueList<MatrixProblem> problems) =>
        Read(cell, hostingModel, new ProblemList(), out problems);

    /// <summary>Reads a cell that is to become content, as <see cref="Read(JsonElement, string, out ValueList{MatrixProblem})"/> does: its texts must also keep the rule for text from outside.</summary>
    public static Assignment? ReadFromOutside(JsonElement cell, string hostingModel, out ValueList<MatrixProblem> problems) =>
        Read(cell, hostingModel, new ProblemList { IsFromOutside = true }, out problems);

    private static Assignment? Read(JsonElement cell, string hostingModel, ProblemList found, out ValueList<MatrixProblem> problems)
    {
        var assignment = MatrixReader.ReadAssignment(hostingModel, cell, "", found);
        problems = found.ToValueList();
        return found.IsEmpty ? assignment : null;
    }

    /// <summary>Reads a cell from outside, with the reason of the edit in a property <c>reason</c> beside its own.</summary>
    public static Assignment? ReadEdit(JsonElement edit, string hostingModel, out string? reason, out ValueList<MatrixProblem> problems)
    {
        var found = new ProblemList { IsFromOutside = true };
        (var assignment, reason) = MatrixReader.ReadEdit(hostingModel, edit, found);
        problems = found.ToValueList();
        return found.IsEmpty ? assignment : null;
    }

    /// <summary>Reads what <see cref="WriteText"/> wrote.</summary>
    /// <exception cref="FormatException">It is no cell, so whatever kept it has been damaged.</exception>
    public static Assignment ReadText(string text, string hostingModel)
    {
        using var json = JsonDocument.Parse(text);
        return Read(json.RootElement, hostingModel, out var problems) ?? throw new FormatException($"The text is not a cell: {problems[0]}");
    }
}
