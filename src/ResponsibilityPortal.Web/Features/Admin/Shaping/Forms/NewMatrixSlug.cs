using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Admin.Shaping.Forms;

/// <summary>The short name of a matrix that is made: as typed, else made from its title.</summary>
internal sealed class NewMatrixSlug(string name, string label, TextField title)
{
    public TextField Field { get; } = new(name, label, null, Slug.MaxLength)
    {
        Help = "Lower-case words joined by hyphens, for addresses; left empty, it is made from the title. It stays when the title changes",
    };

    /// <param name="taken">Short names that other matrices have.</param>
    public string Among(IEnumerable<string> taken) => Field.OptionalText ?? SlugProposal.From(title.Text, "matrix", taken);
}
