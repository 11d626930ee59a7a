namespace ResponsibilityPortal.Web.Api.V1.Reading;

/// <summary>Another form of the page of a responsibility. Metadata of the endpoint that answers with it.</summary>
/// <param name="MediaType">What clients name in Accept.</param>
internal sealed record TwinFormat(string MediaType)
{
    public static TwinFormat Json { get; } = new("application/json");

    public static TwinFormat Markdown { get; } = new("text/markdown");
}
