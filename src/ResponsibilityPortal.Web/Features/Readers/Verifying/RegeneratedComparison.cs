using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats.Pdf.Checking;

namespace ResponsibilityPortal.Web.Features.Readers.Verifying;

/// <summary>The result of comparing a PDF with the same export, regenerated.</summary>
/// <param name="Differences">
/// Null when there is nothing to compare with, or when there can be a harmless reason for the differences.
/// </param>
internal sealed record RegeneratedComparison(Check Check, PdfDifferences? Differences)
{
    public const string CheckName = "Regenerated";

    /// <summary>
    /// The version that the file is an export of; null when its pages differ from those of a regenerated export. Its compressed form can
    /// differ.
    /// </summary>
    public MatrixVersion? Proven { get; init; }

    /// <summary>The version that the cover links to, when only the address that the file gives for itself was changed.</summary>
    public MatrixVersion? NamedByCover { get; init; }

    /// <summary>How much of the version the export at that address shows.</summary>
    public FileExtent? Extent { get; init; }

    /// <summary>The time stamp that this portal keeps for the export at that address; null when it keeps none.</summary>
    public ReadOnlyMemory<byte>? KeptStamp { get; init; }

    /// <summary>The witnesses that the file names.</summary>
    public WitnessesInFile Witnesses { get; init; } = WitnessesInFile.None;

    /// <summary>
    /// Whether the file is that export, byte for byte. The signature, its time stamp and valid cosignatures are taken from the file.
    /// </summary>
    public bool IsSame => Differences is { Places.Count: 0 };

    public ValueList<string> Places => Differences?.Places ?? [];

    public static RegeneratedComparison NotPossible(string why) => new(Check.NotPossible(CheckName, why), null);
}
