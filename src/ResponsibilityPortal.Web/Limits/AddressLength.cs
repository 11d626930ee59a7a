namespace ResponsibilityPortal.Web.Limits;

/// <summary>How long an address may be, path and query together.</summary>
internal static class AddressLength
{
    /// <summary>Longer ones are refused in words.</summary>
    public const int MaxBytes = 8 * 1_024;

    /// <summary>The server refuses longer request lines itself, without a body.</summary>
    public const int ReadMaxBytes = 64 * 1_024;
}
