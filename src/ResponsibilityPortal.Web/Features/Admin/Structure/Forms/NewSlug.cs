using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Admin.Structure.Forms;

/// <summary>The short name of a new element: the typed name, or else one made from its title.</summary>
/// <param name="kind">The text from which a name is made if the title gives none.</param>
internal sealed class NewSlug(TextField title, string kind, IEnumerable<string> taken)
{
    public TextField Field { get; } =
        new("slug", "Short name, for addresses", null, Slug.MaxLength)
        {
            Help = "Lower-case words joined by hyphens; if empty, it is derived from the name. It doesn't change when the name changes",
        };

    public string Value => Field.OptionalText ?? SlugProposal.From(title.Text, kind, taken);

    public static NewSlug Of(TextField title, ElementSet set, Matrix matrix) =>
        new(title, set.Name, set.In(matrix).Select(item => item.Slug));
}
