using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Pdf.Layout;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>The definitions of the hosting models. An extract defines those that it shows.</summary>
internal sealed class HostingModelTable(ReportData data)
{
    public void Write(Flow flow)
    {
        var models = data.View.Columns.Count > 0 ? data.View.Columns : data.Matrix.HostingModels;
        flow.Heading(2, data.Matrix.ColumnKind.PluralFirst, ReportStyles.Section);
        var header = ColumnHeader.RowOf(data.Matrix.ColumnKind.SingularFirst, "What it is", "Its parties, and other names", "Basis");
        flow.Table(new FlowTable([1, 2, 1.6, 1.6], header) { HasColumnLines = false }, models.Select(RowOf));
    }

    private FlowRow RowOf(HostingModel model)
    {
        return new FlowRow(
            Cell(new TextBlock(model.Name, ReportStyles.RowTitle), Plain(model.Label)),
            Cell(
                Plain(model.Definition),
                Listed("Products", model.Products),
                model.Note is { } note ? Plain($"Note: {note}") : null
            ),
            Cell(Plain(ModelParties.Of(data, model)), Listed("Also called", model.Aliases)),
            Cell(model.Basis is { } basis ? Plain($"Basis: {Wording.Basis(basis)}.") : null, Plain(model.BasisNote))
        );

        static TextBlock? Listed(string label, ValueList<string> texts) =>
            texts.Count == 0 ? null : Plain($"{label}: {string.Join("; ", texts)}.");
    }

    private static TextBlock? Plain(string? text) => text is null ? null : new TextBlock(text, ReportStyles.Table) { SpaceBefore = 2 };

    private static FlowCell Cell(params IEnumerable<TextBlock?> blocks) => new([.. blocks.OfType<TextBlock>()]);
}
