using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Admin.Shaping.Forms;

/// <summary>The short name of an element that is added: as typed, else made from its title.</summary>
/// <param name="kind">What a name is made from when the title gives none.</param>
internal sealed class NewSlug(TextField title, string kind, IEnumerable<string> taken)
{
    public TextField Field { get; } = new("slug", "Short name, for addresses", null, Slug.MaxLength)
    {
        Help = "Lower-case words joined by hyphens; left empty, it is made from the name. It stays when the name changes",
    };

    public string Value => Field.OptionalText ?? SlugProposal.From(title.Text, kind, taken);

    public static NewSlug Of(TextField title, ElementSet set, Matrix matrix) => new(title, set.Name, set.In(matrix).Select(item => item.Slug));
}
