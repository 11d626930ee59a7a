using Microsoft.AspNetCore.Http.Metadata;

namespace ResponsibilityPortal.Web.Features.Accounts;

/// <summary>Forms about accounts are small; who sends more is refused before it is read.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class SmallFormAttribute : Attribute, IRequestSizeLimitMetadata
{
    /// <summary>In bytes. A new passkey is the largest there is, with a few thousand.</summary>
    public long? MaxRequestBodySize => 64 * 1024;
}
