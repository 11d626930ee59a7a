using System.Collections.Frozen;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats;

/// <summary>
/// Recognises hosting models in which the customer runs the software, by their short names. Other formats distinguish them.
/// </summary>
public static class SelfManagedModel
{
    private static readonly FrozenSet<string> ShortNames = new[]
    {
        "iaas",
        "on-premises",
        "on-prem",
        "onprem",
        "self-managed",
        "self-hosted",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool Is(HostingModel model) => ShortNames.Contains(model.Slug);
}
