using Microsoft.AspNetCore.Http.Metadata;

namespace ResponsibilityPortal.Web.Features.Accounts;

/// <summary>Limits the size of account forms. A larger request is refused before its body is read.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class SmallFormAttribute : Attribute, IRequestSizeLimitMetadata
{
    /// <summary>The limit in bytes. The largest form contains a new passkey, which takes a few thousand bytes.</summary>
    public long? MaxRequestBodySize => 64 * 1024;
}
