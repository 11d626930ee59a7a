namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>A child of an element.</summary>
internal abstract record StructureKid
{
    private StructureKid() { }

    public sealed record Element(StructureElement Value) : StructureKid;

    /// <summary>A marked-content sequence.</summary>
    /// <param name="Page">The object number of its page.</param>
    public sealed record Content(int Page, int Mcid) : StructureKid;

    /// <summary>An annotation.</summary>
    /// <param name="Number">The number of its object.</param>
    public sealed record Object(int Number) : StructureKid;
}
