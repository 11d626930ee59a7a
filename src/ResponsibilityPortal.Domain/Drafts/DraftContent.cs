using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Texts;

namespace ResponsibilityPortal.Domain.Drafts;

/// <summary>The content of a draft: a published matrix with some cells saying something else.</summary>
public static class DraftContent
{
    /// <summary>The cell of a matrix, empty while it is not yet assessed; null when the matrix has no such row or column.</summary>
    public static Assignment? Find(Matrix matrix, CellKey key) =>
        matrix.HostingModels.Any(model => model.Slug == key.HostingModel)
        && matrix.Responsibilities.FirstOrDefault(row => row.Slug == key.Responsibility) is { } responsibility
            ? responsibility.In(key.HostingModel) ?? new Assignment(key.HostingModel)
            : null;

    /// <summary>The matrix with cells in place of its own; keys that lead nowhere are left out.</summary>
    public static Matrix With(this Matrix matrix, IReadOnlyDictionary<CellKey, Assignment> cells) => cells.Count == 0
        ? matrix
        : (matrix with
        {
            Domains = matrix.Domains.Select(domain => domain with
            {
                Responsibilities = domain.Responsibilities.Select(responsibility => With(responsibility, matrix, cells)).ToValueList(),
            }).ToValueList(),
        }).InCanonicalOrder();

    /// <summary>A cell in the one form that equal cells share: parties in the order of the matrix.</summary>
    public static Assignment InOrderOf(this Assignment cell, Matrix matrix)
    {
        var order = matrix.Parties.Select(party => party.Slug).ToList();
        return cell with
        {
            Contributing = cell.Contributing.OrderBy(order.IndexOf).ToValueList(),
            Notes = cell.Notes.OrderBy(note => order.IndexOf(note.Party)).ToValueList(),
        };
    }

    /// <summary>Checks what a cell is to say in a matrix, by the rules of the exchange format.</summary>
    /// <param name="problems">What is wrong, with JSON Pointers into the cell; empty when nothing is.</param>
    /// <returns>The cell in the form that a matrix keeps it in; null when anything is wrong.</returns>
    public static Assignment? Accept(Matrix matrix, Assignment cell, out ValueList<MatrixProblem> problems)
    {
        // Writing would put U+FFFD in the place of half a surrogate pair, without a word.
        if (cell.Notes.FirstOrDefault(note => !OutsideText.TryNormalize(note.Text, NormalizationForm.FormC, out _)) is { } unfit)
        {
            problems = [new MatrixProblem($"/notes/{unfit.Party}", TextRule.ProblemOf(unfit.Text, severalLines: true)!)];
            return null;
        }

        // Written and read once, a cell has passed what every cell of a document passes: lengths, signs, empty texts.
        var written = JsonSerializer.SerializeToElement<JsonNode>(AssignmentFormat.Write(cell));
        if (AssignmentFormat.ReadFromOutside(written, cell.HostingModel, out problems) is not { } read)
        {
            return null;
        }

        var found = new List<MatrixProblem>();
        MatrixStructure.CheckCell(matrix, read, (place, sentence) => found.Add(new MatrixProblem(place, sentence)));
        problems = found.ToValueList();
        return found.Count == 0 ? read.InOrderOf(matrix) : null;
    }

    /// <summary>Whether two wishes about a cell come to the same, in whatever order they name parties.</summary>
    public static bool AreSameWish(Assignment one, Assignment other) => Normal(one) == Normal(other);

    private static Assignment Normal(Assignment cell)
    {
        // What was accepted has been read once, which brings text into one form.
        var read = AssignmentFormat.Read(JsonSerializer.SerializeToElement<JsonNode>(AssignmentFormat.Write(cell)), cell.HostingModel, out _) ?? cell;
        return read with
        {
            Contributing = read.Contributing.Order(StringComparer.Ordinal).ToValueList(),
            Notes = read.Notes.OrderBy(note => note.Party, StringComparer.Ordinal).ToValueList(),
        };
    }

    private static Responsibility With(Responsibility responsibility, Matrix matrix, IReadOnlyDictionary<CellKey, Assignment> cells)
    {
        var replaced = matrix.HostingModels
            .Select(model => cells.TryGetValue(new CellKey(responsibility.Slug, model.Slug), out var cell) ? cell : responsibility.In(model.Slug))
            .OfType<Assignment>()
            .ToValueList();
        return responsibility with { Assignments = replaced };
    }
}
