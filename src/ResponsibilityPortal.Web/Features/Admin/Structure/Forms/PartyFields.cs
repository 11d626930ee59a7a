using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Admin.Structure.Forms;

internal sealed class PartyFields(Party? seen) : ElementFields<Party>
{
    private readonly TextField _letter = new("letter", "Letter", seen?.Letter, 1)
    {
        Help = "A capital letter or digit that no other party has",
    };
    private readonly TextField _description = new("description", "Description", seen?.Description, Party.DescriptionMaxLength) { Rows = 2 };
    private readonly TextField _examples = new("examples", "Examples, one per line", Joined(seen?.Examples)) { Rows = 3 };

    public override TextField Title { get; } = new("name", "Name", seen?.Name, Party.NameMaxLength);

    public override IReadOnlyList<FormField> All => [Title, _letter, _description, _examples];

    public override Party Read(string slug) =>
        new(slug, _letter.Text.ToUpperInvariant(), Title.Text) { Description = _description.OptionalText, Examples = _examples.Lines };
}
