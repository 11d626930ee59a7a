using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Admin.Structure.Forms;

internal sealed class DeploymentFields(Matrix matrix, Deployment? seen) : ElementFields<Deployment>
{
    private readonly BoxesField _models = new(
        "models",
        "Hosting models it includes",
        ElementSets.HostingModels.In(matrix),
        seen?.HostingModels ?? []
    );
    private readonly TextField _note = new("note", "Note", seen?.Note, Deployment.NoteMaxLength) { Rows = 2 };

    public override TextField Title { get; } =
        new("name", "Name", seen?.Name, Deployment.NameMaxLength) { Help = "What readers say they run" };

    public override IReadOnlyList<FormField> All => [Title, _models, _note];

    public override Deployment Read(string slug) => new(slug, Title.Text, _models.Ticked) { Note = _note.OptionalText };
}
