using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Importing;
using ResponsibilityPortal.Web.Features.Admin.Structure.Forms;

namespace ResponsibilityPortal.Web.Features.Admin.Structure.Importing;

/// <summary>What a table doesn't say about the matrix that is created from it.</summary>
public sealed class NewTableForm
{
    private readonly TextField _title;
    private readonly NewMatrixSlug _slug;
    private readonly TextField _issuer = new("issuer", "Issuer", null, Matrix.IssuerMaxLength) { Help = "Who answers for the content" };
    private readonly ChoiceFieldOf<Standing> _standing = StandingChoice.Of(Standing.Unofficial);
    private readonly TextField _summary = new("summary", "Summary", null, Matrix.SummaryMaxLength)
    {
        Rows = 2,
        Help = "One sentence: what this matrix answers",
    };

    public NewTableForm()
    {
        _title = new TextField("title", "Title", null, Matrix.TitleMaxLength);
        _slug = new NewMatrixSlug("slug", "Short name", _title);
        Fields = [_title, _slug.Field, _issuer, _standing, _summary];
    }

    public IReadOnlyList<FormField> Fields { get; }

    /// <param name="taken">The short names of the other matrices.</param>
    public ImportTarget ToTarget(IEnumerable<string> taken) =>
        new ImportTarget.NewMatrix(_slug.Among(taken), _title.Text, _issuer.Text, _standing.Chosen, _summary.Text);
}
