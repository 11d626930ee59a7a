namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>What an element holds.</summary>
internal abstract record StructureKid
{
    private StructureKid()
    {
    }

    public sealed record Element(StructureElement Value) : StructureKid;

    /// <summary>A marked-content sequence.</summary>
    /// <param name="Page">Number of the object of its page.</param>
    public sealed record Content(int Page, int Mcid) : StructureKid;

    /// <summary>An annotation.</summary>
    /// <param name="Number">Of its object.</param>
    public sealed record Object(int Number) : StructureKid;
}
