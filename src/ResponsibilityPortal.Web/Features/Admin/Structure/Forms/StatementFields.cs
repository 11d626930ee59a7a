using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Admin.Structure.Forms;

internal sealed class StatementFields(Matrix matrix, Statement? seen) : ElementFields<Statement>
{
    private readonly PickField _rows = new(
        "rows",
        "Rows that express it",
        matrix.Responsibilities.Select(row => (row.Slug, row.Title)),
        seen?.Responsibilities ?? []
    );

    public override TextField Title { get; } =
        new("text", "Text", seen?.Text, Statement.TextMaxLength) { Rows = 3, Help = "One sentence of the text that the matrix replaces" };

    public override IReadOnlyList<FormField> All => [Title, _rows];

    public override Statement Read(string slug) => new(slug, Title.Text, _rows.Picked);
}
