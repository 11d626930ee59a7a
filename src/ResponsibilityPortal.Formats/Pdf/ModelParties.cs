using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>Says which parties exist in a hosting model and which don't.</summary>
internal static class ModelParties
{
    /// <summary>"Parties: Yugabyte, Customer. Not applicable: Public cloud provider."</summary>
    public static string Of(ReportData data, HostingModel model)
    {
        var present = $"Parties: {string.Join(", ", model.Parties.Select(data.NameOf))}.";
        return Absent(data, model) is { } absent ? $"{present} {absent}" : present;
    }

    /// <summary>"Not applicable: Public cloud provider."; null when all parties exist.</summary>
    public static string? Absent(ReportData data, HostingModel model)
    {
        var absent = data.Matrix.Parties.Where(party => !model.Parties.Contains(party.Slug)).Select(party => party.Name).ToList();
        return absent.Count == 0 ? null : $"{PartWords.NotApplicableFirst}: {string.Join(", ", absent)}.";
    }
}
