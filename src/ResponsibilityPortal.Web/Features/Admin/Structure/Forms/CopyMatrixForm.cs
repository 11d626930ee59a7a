using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Admin.Structure.Forms;

/// <summary>The form to create a copy of a matrix.</summary>
public sealed class CopyMatrixForm
{
    private readonly ChoiceFieldOf<(KnownMatrix Matrix, bool IsDraft)?> _from;
    private readonly TextField _title = new("copy-title", "Title of the copy", null, Matrix.TitleMaxLength);
    private readonly NewMatrixSlug _slug;

    public CopyMatrixForm(IReadOnlyList<KnownMatrix> known)
    {
        _from = new("from", "Copy of", [("", "Choose a matrix", null), .. known.SelectMany(OptionsOf)], "");
        _slug = new NewMatrixSlug("copy-slug", "Short name of the copy", _title);
        Form = new FieldForm([_from, _title, _slug.Field])
        {
            Check = () => TwinName.Of("matrix", _title, known.Select(matrix => (matrix.Slug, matrix.Title))),
        };
    }

    public FieldForm Form { get; }

    /// <summary>Returns the command; null until a matrix is chosen.</summary>
    public CopyMatrix? ToCopy(IEnumerable<string> taken) =>
        _from.Chosen is { Matrix: var matrix, IsDraft: var isDraft }
            ? new CopyMatrix(matrix.Slug, isDraft, _slug.Among(taken), _title.Text)
            : null;

    private static IEnumerable<(string Key, string Words, (KnownMatrix Matrix, bool IsDraft)? Value)> OptionsOf(KnownMatrix matrix)
    {
        if (matrix.LatestVersion > 0)
        {
            yield return ($"{matrix.Slug}/version", $"{matrix.Title} ({matrix.Slug}), version {matrix.LatestVersion}", (matrix, false));
        }

        yield return ($"{matrix.Slug}/draft", $"{matrix.Title} ({matrix.Slug}), its draft", (matrix, true));
    }
}
