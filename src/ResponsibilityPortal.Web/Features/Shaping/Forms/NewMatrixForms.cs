using ResponsibilityPortal.Domain.Drafting.Shaping;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Shaping.Forms;

/// <summary>The forms that new matrices come of.</summary>
internal static class NewMatrixForms
{
    private const string DraftOf = "draft";
    private const string SlugHelp = "Lower-case words joined by hyphens, for addresses; left empty, it is made from the title. It stays when the title changes";

    public static ElementForm Empty() => new(
        [
            new TextField("title", "Title", null, Matrix.TitleMaxLength),
            new TextField("slug", "Short name", null, Slug.MaxLength) { Help = SlugHelp },
            new TextField("issuer", "Issuer", null, Matrix.IssuerMaxLength) { Help = "Who answers for the content" },
            ElementForms.StandingField(Standing.Unofficial),
            new TextField("summary", "Summary", null, Matrix.SummaryMaxLength) { Rows = 2, Help = "One sentence: what this matrix answers" },
            new TextField("domain", "Name of the first domain", null, ControlDomain.NameMaxLength) { Help = "A group of rows, such as network controls" },
            new TextField("row", "Title of the first row", null, Responsibility.TitleMaxLength) { Help = "A duty, as something one does" },
        ],
        NoEdit);

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
            new ChoiceField("from", "Copy of", [.. known.SelectMany(OptionsOf)], OptionsOf(known[0]).First().Value),
            new TextField("copy-title", "Title of the copy", null, Matrix.TitleMaxLength),
            new TextField("copy-slug", "Short name of the copy", null, Slug.MaxLength) { Help = SlugHelp },
        ],
        NoEdit);

    /// <summary>What the form of a copy says.</summary>
    public static CopyMatrix ToCopy(ElementForm form, IEnumerable<string> taken)
    {
        var from = form.Choice("from").Split('/');
        return new CopyMatrix(from[0], from[1] == DraftOf, SlugOf(form, "copy-slug", "copy-title", taken), form.Text("copy-title"));
    }

    private static IEnumerable<(string Value, string Words)> OptionsOf(KnownMatrix matrix)
    {
        if (matrix.LatestVersion > 0)
        {
            yield return ($"{matrix.Slug}/version", $"{matrix.Title}, version {matrix.LatestVersion}");
        }

        yield return ($"{matrix.Slug}/{DraftOf}", $"{matrix.Title}, its draft");
    }

    private static string SlugOf(ElementForm form, string slug, string title, IEnumerable<string> taken) =>
        form.OptionalText(slug) ?? SlugProposal.From(form.Text(title), "matrix", taken);

    private static ShapeEdit NoEdit(ElementForm form) => throw new InvalidOperationException("A matrix is made, not edited.");
}
