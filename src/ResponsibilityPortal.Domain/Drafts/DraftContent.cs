using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Texts;

namespace ResponsibilityPortal.Domain.Drafts;

/// <summary>The content of a draft: a published matrix in which some cells are replaced.</summary>
public static class DraftContent
{
    /// <summary>Returns a cell of a matrix, empty while it is not yet assessed; null when the matrix has no such row or column.</summary>
    public static Assignment? Find(Matrix matrix, CellKey key) =>
        matrix.HostingModels.Any(model => model.Slug == key.HostingModel)
        && matrix.Responsibilities.FirstOrDefault(row => row.Slug == key.Responsibility) is { } responsibility
            ? responsibility.In(key.HostingModel) ?? new Assignment(key.HostingModel)
            : null;

    /// <summary>Returns the matrix with other cells. Keys of rows or columns that don't exist are ignored.</summary>
    public static Matrix With(this Matrix matrix, IReadOnlyDictionary<CellKey, Assignment> cells) =>
        cells.Count == 0
            ? matrix
            : (
                matrix with
                {
                    Domains = matrix
                        .Domains.Select(domain =>
                            domain with
                            {
                                Responsibilities = domain
                                    .Responsibilities.Select(responsibility => With(responsibility, matrix, cells))
                                    .ToValueList(),
                            }
                        )
                        .ToValueList(),
                }
            ).InCanonicalOrder();

    /// <summary>Returns a cell in the form that equal cells share: parties in the order of the matrix.</summary>
    public static Assignment InOrderOf(this Assignment cell, Matrix matrix)
    {
        var order = matrix.Parties.Select(party => party.Slug).ToList();
        return cell with
        {
            JointlyAccountable = cell.JointlyAccountable.OrderBy(order.IndexOf).ToValueList(),
            Contributing = cell.Contributing.OrderBy(order.IndexOf).ToValueList(),
            Notes = cell.Notes.OrderBy(note => order.IndexOf(note.Party)).ToValueList(),
        };
    }

    /// <summary>Checks the new content of a cell against the rules of the exchange format.</summary>
    /// <param name="problems">What is wrong, with JSON Pointers into the cell; empty when nothing is.</param>
    /// <returns>The cell in the form that a matrix stores; null when anything is wrong.</returns>
    public static Assignment? Accept(Matrix matrix, Assignment cell, out ValueList<MatrixProblem> problems)
    {
        // Serializing would silently replace half a surrogate pair by U+FFFD.
        if (cell.Notes.FirstOrDefault(note => !OutsideText.TryNormalize(note.Text, NormalizationForm.FormC, out _)) is { } unfit)
        {
            problems = [new MatrixProblem($"/notes/{unfit.Party}", TextRule.ProblemOf(unfit.Text, severalLines: true)!)];
            return null;
        }

        if (cell.NotApplicable is { } why && !OutsideText.TryNormalize(why, NormalizationForm.FormC, out _))
        {
            problems = [new MatrixProblem("/notApplicable", TextRule.ProblemOf(why, severalLines: false)!)];
            return null;
        }

        // Write and read the cell once, so that it passes the checks of every cell in a document: lengths, characters, empty texts.
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

    /// <summary>Returns whether two requests for a cell have the same result, in whatever order they name parties.</summary>
    public static bool AreEqual(Assignment one, Assignment other) => Normal(one) == Normal(other);

    private static Assignment Normal(Assignment cell)
    {
        // Accepted content was read once, which normalizes its text.
        var read =
            AssignmentFormat.Read(JsonSerializer.SerializeToElement<JsonNode>(AssignmentFormat.Write(cell)), cell.HostingModel, out _)
            ?? cell;
        return read with
        {
            JointlyAccountable = read.JointlyAccountable.Order(StringComparer.Ordinal).ToValueList(),
            Contributing = read.Contributing.Order(StringComparer.Ordinal).ToValueList(),
            Notes = read.Notes.OrderBy(note => note.Party, StringComparer.Ordinal).ToValueList(),
        };
    }

    private static Responsibility With(Responsibility responsibility, Matrix matrix, IReadOnlyDictionary<CellKey, Assignment> cells)
    {
        var replaced = matrix
            .HostingModels.Select(model =>
                cells.TryGetValue(new CellKey(responsibility.Slug, model.Slug), out var cell) ? cell : responsibility.In(model.Slug)
            )
            .OfType<Assignment>()
            .ToValueList();
        return responsibility with { Assignments = replaced };
    }
}
