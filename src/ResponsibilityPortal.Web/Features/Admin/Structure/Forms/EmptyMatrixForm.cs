using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Admin.Structure.Forms;

/// <summary>The form to create an empty matrix.</summary>
public sealed class EmptyMatrixForm
{
    private readonly TextField _title = new("title", "Title", null, Matrix.TitleMaxLength);
    private readonly NewMatrixSlug _slug;
    private readonly TextField _issuer = new("issuer", "Issuer", null, Matrix.IssuerMaxLength) { Help = "Who answers for the content" };
    private readonly ChoiceFieldOf<Standing> _standing = StandingChoice.Of(Standing.Unofficial);
    private readonly TextField _summary = new("summary", "Summary", null, Matrix.SummaryMaxLength)
    {
        Rows = 2,
        Help = "One sentence: what this matrix answers",
    };
    private readonly TextField _domain = new("domain", "Name of the first domain", null, ControlDomain.NameMaxLength)
    {
        Help = "A group of rows, such as network controls",
    };
    private readonly TextField _row = new("row", "Title of the first row", null, Responsibility.TitleMaxLength)
    {
        Help = "A duty, as an action",
    };

    /// <param name="known">The matrices that exist when the form is checked.</param>
    public EmptyMatrixForm(Func<IReadOnlyList<KnownMatrix>> known)
    {
        _slug = new NewMatrixSlug("slug", "Short name", _title);
        Form = new FieldForm([_title, _slug.Field, _issuer, _standing, _summary, _domain, _row])
        {
            Check = () => TwinName.Of("matrix", _title, known().Select(matrix => (matrix.Slug, matrix.Title))),
        };
    }

    public FieldForm Form { get; }

    public NewMatrix ToMatrix(IEnumerable<string> taken) =>
        new(_slug.Among(taken), _title.Text, _issuer.Text, _standing.Chosen, _summary.Text, _domain.Text, _row.Text);
}
