using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats.Losses;

namespace ResponsibilityPortal.Formats.Spreadsheet;

/// <summary>Everything that the bytes of a workbook depend on.</summary>
public sealed record WorkbookRequest
{
    public required PublishedMatrix Published { get; init; }

    /// <summary>Which rows and columns to show. The view of the filter is ignored, because a workbook has one form.</summary>
    public MatrixFilter Filter { get; init; } = MatrixFilter.None;

    /// <summary>The earlier version that changes are listed since; null for a first version.</summary>
    public PublishedMatrix? Before { get; init; }

    /// <summary>The absolute address of this file.</summary>
    public required string Address { get; init; }

    /// <summary>The absolute address of the version.</summary>
    public required string VersionAddress { get; init; }

    /// <summary>Returns the absolute address of a row, pinned to the version.</summary>
    public required Func<Responsibility, string> AddressOf { get; init; }

    /// <summary>Who published and approved the version, in words.</summary>
    public required string Provenance { get; init; }

    /// <summary>What the workbook can't carry.</summary>
    public required LossReport Losses { get; init; }

    /// <summary>Name and version of the program.</summary>
    public required string Release { get; init; }
}
