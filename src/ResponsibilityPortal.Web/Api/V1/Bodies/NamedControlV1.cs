using System.ComponentModel;

namespace ResponsibilityPortal.Web.Api.V1.Bodies;

/// <summary>A control that a question names.</summary>
internal sealed record NamedControlV1(
    [property: Description("As the question has it.")] string Written,
    [property: Description("As the matrix has it.")] string Identifier,
    [property: Description("Name and version of the framework.")] string Framework,
    [property: Description("Whether the matrix has only the parent of the control that the question names.")] bool IsParent
);
