using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Admin.Structure.Forms;

internal sealed class FrameworkFields(Framework? seen) : ElementFields<Framework>
{
    private readonly TextField _version = new("version", "Version", seen?.Version, Framework.VersionMaxLength)
    {
        Help = "Identifiers move between versions",
    };
    private readonly TextField _note = new("note", "Note", seen?.Note, Framework.NoteMaxLength) { Rows = 2 };

    public override TextField Title { get; } = new("name", "Name", seen?.Name, Framework.NameMaxLength);

    public override IReadOnlyList<FormField> All => [Title, _version, _note];

    public override Framework Read(string slug) => new(slug, Title.Text, _version.Text) { Note = _note.OptionalText };
}
