using System.ComponentModel;

namespace ResponsibilityPortal.Web.Api.V1.Bodies;

/// <summary>The files of a version, in every format.</summary>
internal sealed record FilesV1 : VersionedV1
{
    [Description("The page with this list, and with the places of each loss.")]
    public required string Address { get; init; }

    public required IReadOnlyList<FileV1> Files { get; init; }
}
