using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats.Pdf.Checking;

namespace ResponsibilityPortal.Web.Features.Readers.Verifying;

/// <summary>How a PDF compares with the same export made again.</summary>
/// <param name="Differences">Null when there is nothing to compare with, or when something innocent can explain them.</param>
internal sealed record RemadeComparison(Check Check, PdfDifferences? Differences)
{
    public const string CheckName = "Made again";

    /// <summary>The version whose export the file is; null when its pages are not those of an export made now. Its compressed form may differ.</summary>
    public MatrixVersion? Proven { get; init; }

    /// <summary>The version that the cover leads to, where only the address that the file gives of itself was changed.</summary>
    public MatrixVersion? NamedByCover { get; init; }

    /// <summary>How much of the version an export under that address shows.</summary>
    public FileExtent? Extent { get; init; }

    /// <summary>The time stamp that this portal keeps for an export under that address; null when it keeps none.</summary>
    public ReadOnlyMemory<byte>? KeptStamp { get; init; }

    /// <summary>Whether it is that export, byte for byte. The signature and its time stamp are taken from the file.</summary>
    public bool IsSame => Differences is { Places.Count: 0 };

    public ValueList<string> Places => Differences?.Places ?? [];

    public static RemadeComparison NotPossible(string why) => new(Check.NotPossible(CheckName, why), null);
}
