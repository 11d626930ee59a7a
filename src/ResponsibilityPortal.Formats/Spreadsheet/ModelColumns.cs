using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Spreadsheet;

/// <summary>The columns of a hosting model: who is accountable, and one for each party that is present.</summary>
internal sealed record ModelColumns(HostingModel Model, PartyStyles[] Parties)
{
    public int Count => Parties.Length + 1;
}
