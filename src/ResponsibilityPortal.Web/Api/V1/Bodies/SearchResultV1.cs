using System.ComponentModel;

namespace ResponsibilityPortal.Web.Api.V1.Bodies;

/// <summary>A responsibility that a search found.</summary>
internal sealed record SearchResultV1(
    [property: Description("control: the question names one of its controls. all-words: it has every word. close: it has some words.")]
        string Match,
    [property: Description("The words of the question that it has, also as a synonym or in another spelling.")]
        IReadOnlyList<string> Matched,
    [property: Description("The words of the question that it doesn't have.")] IReadOnlyList<string> Missing,
    ResponsibilityV1 Responsibility
);
