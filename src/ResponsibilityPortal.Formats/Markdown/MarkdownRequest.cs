using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats.Losses;

namespace ResponsibilityPortal.Formats.Markdown;

/// <summary>Everything that the bytes of a Markdown export depend on.</summary>
public sealed record MarkdownRequest
{
    public required PublishedMatrix Published { get; init; }

    /// <summary>Which rows and columns to show, and in which order.</summary>
    public MatrixFilter Filter { get; init; } = MatrixFilter.None;

    /// <summary>The absolute address of this file.</summary>
    public required string Address { get; init; }

    /// <summary>The absolute address of the version.</summary>
    public required string VersionAddress { get; init; }

    /// <summary>Returns the absolute address of a row by its short name, pinned to the version.</summary>
    public required Func<string, string> AddressOf { get; init; }

    /// <summary>What the file can't carry.</summary>
    public required LossReport Losses { get; init; }
}
