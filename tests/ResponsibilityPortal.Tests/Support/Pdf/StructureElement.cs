namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>An element of the structure tree (ISO 32000-1, 14.7.2).</summary>
/// <param name="Number">The number of its object.</param>
/// <param name="Type">Its type after the role map.</param>
internal sealed record StructureElement(int Number, string Type, PdfValue.Dictionary Dictionary, StructureElement? Parent)
{
    public List<StructureKid> Kids { get; } = [];

    public IEnumerable<StructureElement> Elements => Kids.OfType<StructureKid.Element>().Select(kid => kid.Value);

    /// <summary>Its name in findings.</summary>
    public string Name => $"Element {Type} (object {Number})";

    public IEnumerable<StructureElement> SelfAndBelow => Elements.SelectMany(element => element.SelfAndBelow).Prepend(this);

    public bool Equals(StructureElement? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Number;
}
