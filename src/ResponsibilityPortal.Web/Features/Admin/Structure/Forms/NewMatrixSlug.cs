using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Admin.Structure.Forms;

/// <summary>The short name of a new matrix: the typed name, or else one made from its title.</summary>
internal sealed class NewMatrixSlug(string name, string label, TextField title)
{
    public TextField Field { get; } =
        new(name, label, null, Slug.MaxLength)
        {
            Help =
                "Lower-case words joined by hyphens, for addresses; if empty, it is derived from the title. It doesn't change when the "
                    + "title changes",
        };

    /// <param name="taken">Short names of the other matrices.</param>
    public string Among(IEnumerable<string> taken) => Field.OptionalText ?? SlugProposal.From(title.Text, "matrix", taken);
}
