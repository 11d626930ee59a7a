using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Admin.Structure.Forms;

internal sealed class DomainFields(ControlDomain? seen) : ElementFields<ControlDomain>
{
    private readonly TextField _description = new("description", "Description", seen?.Description, ControlDomain.DescriptionMaxLength)
    {
        Rows = 2,
    };

    public override TextField Title { get; } = new("name", "Name", seen?.Name, ControlDomain.NameMaxLength);

    public override IReadOnlyList<FormField> All => [Title, _description];

    /// <summary>Returns the domain without its rows, which this form doesn't edit.</summary>
    public override ControlDomain Read(string slug) => new(slug, Title.Text, []) { Description = _description.OptionalText };
}
