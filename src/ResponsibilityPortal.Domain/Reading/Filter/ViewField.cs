using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading.Filter;

internal sealed class ViewField : FilterField
{
    public override string Name => "view";

    public override string Noun => "view";

    public override FilterEffect Effect => FilterEffect.Form;

    public override bool IsListed => true;

    /// <remarks>The table is the default without this filter.</remarks>
    public override ValueList<string> Read(string text) =>
        FilterText.Word(text) is [var view] && view != MatrixViewKind.Table ? [view] : [];

    public override ValueList<string> ValuesIn(Matrix matrix) => MatrixViewKind.All;

    /// <remarks>Views belong to the portal and not to the matrix, and every page links to them.</remarks>
    public override string ListValues(Matrix matrix) => "";

    public override string Describe(Matrix matrix, MatrixFilter filter) => filter.View ?? "";
}
