using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Web.Features.Admin.Structure.Forms;

internal sealed class HostingModelFields(Matrix matrix, HostingModel? seen) : ElementFields<HostingModel>
{
    private readonly BoxesField _parties = new(
        "parties",
        "Parties present",
        ElementSets.Parties.In(matrix),
        seen?.Parties ?? matrix.Parties.Select(party => party.Slug)
    );
    private readonly TextField _label = new("label", "Label", seen?.Label, HostingModel.LabelMaxLength)
    {
        Help = "The model in the reader's words, on one line",
    };
    private readonly TextField _definition = new("definition", "Definition", seen?.Definition, HostingModel.DefinitionMaxLength)
    {
        Rows = 3,
    };
    private readonly TextField _products = new("products", "Products, one per line", Joined(seen?.Products)) { Rows = 2 };
    private readonly TextField _aliases = new("aliases", "Other names, one per line", Joined(seen?.Aliases))
    {
        Rows = 2,
        Help = "What readers also search for",
    };
    private readonly TextField _basisNote = new("basis-note", "Note on the basis", seen?.BasisNote, HostingModel.BasisNoteMaxLength)
    {
        Rows = 2,
    };
    private readonly ChoiceFieldOf<Basis?> _basis = new(
        "basis",
        "Basis",
        [
            ("", "not specified", null),
            .. Enum.GetValues<Basis>()
                .Select(basis => (MatrixFormat.WordFor(MatrixFormat.Bases, basis), Wording.Basis(basis), (Basis?)basis)),
        ],
        seen?.Basis is { } known ? MatrixFormat.WordFor(MatrixFormat.Bases, known) : ""
    );

    private readonly TextField _note = new("note", "Note", seen?.Note, HostingModel.NoteMaxLength)
    {
        Rows = 2,
        Help = "A footnote that readers see with the column",
    };

    public override TextField Title { get; } = new("name", "Name", seen?.Name, HostingModel.NameMaxLength);

    public override IReadOnlyList<FormField> All => [Title, _parties, _label, _definition, _products, _aliases, _basis, _basisNote, _note];

    public override HostingModel Read(string slug) =>
        new()
        {
            Slug = slug,
            Name = Title.Text,
            Parties = _parties.Ticked,
            Label = _label.OptionalText,
            Definition = _definition.OptionalText,
            Products = _products.Lines,
            Aliases = _aliases.Lines,
            Basis = _basis.Chosen,
            BasisNote = _basisNote.OptionalText,
            Note = _note.OptionalText,
        };
}
