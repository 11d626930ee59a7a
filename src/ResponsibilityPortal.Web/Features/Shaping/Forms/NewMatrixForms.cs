using ResponsibilityPortal.Domain.Drafting.Shaping;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Shaping.Forms;

/// <summary>The forms that new matrices come of.</summary>
internal static class NewMatrixForms
{
    private const string DraftOf = "draft";
    private const string SlugHelp = "Lower-case words joined by hyphens, for addresses; left empty, it is made from the title. It stays when the title changes";

    /// <param name="known">The matrices there are when the form is checked.</param>
    public static ElementForm Empty(Func<IReadOnlyList<KnownMatrix>> known) => new(
        [
            new TextField("title", "Title", null, Matrix.TitleMaxLength),
            new TextField("slug", "Short name", null, Slug.MaxLength) { Help = SlugHelp },
            new TextField("issuer", "Issuer", null, Matrix.IssuerMaxLength) { Help = "Who answers for the content" },
            ElementForms.StandingField(Standing.Unofficial),
            new TextField("summary", "Summary", null, Matrix.SummaryMaxLength) { Rows = 2, Help = "One sentence: what this matrix answers" },
            new TextField("domain", "Name of the first domain", null, ControlDomain.NameMaxLength) { Help = "A group of rows, such as network controls" },
            new TextField("row", "Title of the first row", null, Responsibility.TitleMaxLength) { Help = "A duty, as something one does" },
        ],
        NoEdit)
    {
        Check = form => TwinOf(form.Field<TextField>("title"), known()),
    };

    /// <summary>What the form of an empty matrix says.</summary>
    public static NewMatrix ToMatrix(ElementForm form, IEnumerable<string> taken) => new(
        SlugOf(form, "slug", "title", taken),
        form.Text("title"),
        form.Text("issuer"),
        ElementForms.StandingOf(form),
        form.Text("summary"),
        form.Text("domain"),
        form.Text("row"));

    public static ElementForm Copy(IReadOnlyList<KnownMatrix> known) => new(
        [
            new ChoiceField("from", "Copy of", [("", "Choose a matrix"), .. known.SelectMany(OptionsOf)], ""),
            new TextField("copy-title", "Title of the copy", null, Matrix.TitleMaxLength),
            new TextField("copy-slug", "Short name of the copy", null, Slug.MaxLength) { Help = SlugHelp },
        ],
        NoEdit)
    {
        Check = form => TwinOf(form.Field<TextField>("copy-title"), known),
    };

    /// <summary>What the form of a copy says; null before a matrix is chosen.</summary>
    public static CopyMatrix? ToCopy(ElementForm form, IEnumerable<string> taken) => form.Choice("from").Split('/') is [var matrix, var part]
        ? new CopyMatrix(matrix, part == DraftOf, SlugOf(form, "copy-slug", "copy-title", taken), form.Text("copy-title"))
        : null;

    private static string? TwinOf(TextField title, IReadOnlyList<KnownMatrix> known) =>
        ElementForms.TwinOf("matrix", title, known.Select(matrix => (matrix.Slug, matrix.Title)));

    private static IEnumerable<(string Value, string Words)> OptionsOf(KnownMatrix matrix)
    {
        if (matrix.LatestVersion > 0)
        {
            yield return ($"{matrix.Slug}/version", $"{matrix.Title} ({matrix.Slug}), version {matrix.LatestVersion}");
        }

        yield return ($"{matrix.Slug}/{DraftOf}", $"{matrix.Title} ({matrix.Slug}), its draft");
    }

    private static string SlugOf(ElementForm form, string slug, string title, IEnumerable<string> taken) =>
        form.OptionalText(slug) ?? SlugProposal.From(form.Text(title), "matrix", taken);

    private static ShapeEdit NoEdit(ElementForm form) => throw new InvalidOperationException("A matrix is made, not edited.");
}
