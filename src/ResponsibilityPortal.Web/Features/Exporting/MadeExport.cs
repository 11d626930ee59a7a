using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Exporting;

/// <summary>What making an export comes to: the file, or the words why there is none.</summary>
public abstract record MadeExport
{
    private MadeExport()
    {
    }

    public sealed record File(byte[] Bytes) : MadeExport;

    public sealed record Refused(PageContent Answer) : MadeExport
    {
        /// <summary>Whether others want so many exports at this moment that there is no turn.</summary>
        public bool IsBusy { get; init; }
    }
}
