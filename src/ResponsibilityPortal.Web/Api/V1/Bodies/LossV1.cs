using System.ComponentModel;

namespace ResponsibilityPortal.Web.Api.V1.Bodies;

/// <summary>Something that a file can't carry, or that the export had to decide.</summary>
internal sealed record LossV1(
    [property: Description("The fixed code of the kind.")] string Code,
    [property: Description("What is lost, in words.")] string Sentence,
    [property: Description("In how many places. The file lists them.")] int Count
);
