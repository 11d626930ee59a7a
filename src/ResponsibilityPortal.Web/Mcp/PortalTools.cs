using System.Text.Json;
using Microsoft.Extensions.AI;
using ModelContextProtocol.Server;
using ResponsibilityPortal.Web.Api.V1.Bodies;

namespace ResponsibilityPortal.Web.Mcp;

/// <summary>All tools that assistants can use. They read published content and change nothing.</summary>
internal sealed class PortalTools(ReadingTools reading, ComparingTools comparing)
{
    /// <summary>Makes the tools. Describing their arguments and results takes a while, so it is done at the first use.</summary>
    public IEnumerable<McpServerTool> Make() =>
        [
            Tool<MatricesV1>(
                reading.ListMatricesAsync,
                "list_matrices",
                "List matrices",
                "Lists the responsibility matrices of this portal, with what readers can run (deployments) and the version in force."
            ),
            Tool<SearchV1>(
                reading.FindResponsibilitiesAsync,
                "find_responsibilities",
                "Find responsibilities",
                "Finds the responsibilities that a question is about, and answers who is accountable and what each party does. Best first."
            ),
            Tool<ResponsibilityDetailV1>(
                reading.GetResponsibilityAsync,
                "get_responsibility",
                "Read a responsibility",
                "Returns one responsibility in full: the answer to cite, notes of each party, controls and sources."
            ),
            Tool<QuestionnaireV1>(
                reading.AnswerQuestionsAsync,
                "answer_questions",
                "Answer questions",
                "Answers the questions of a security questionnaire, each with a confidence (sure, likely, check, no-match), its reason and "
                    + "the address to cite."
            ),
            Tool<ModelComparison>(
                comparing.CompareHostingModelsAsync,
                "compare_hosting_models",
                "Compare hosting models",
                "Compares two deployments or columns (hosting models in most matrices): which responsibilities change hands when a reader moves from one to the other."
            ),
            Tool<VersionChangeList>(
                comparing.WhatChangedAsync,
                "what_changed",
                "What changed",
                "Returns what changed in a matrix since an earlier version or day, in words and for each responsibility."
            ),
        ];

    private static McpServerTool Tool<TBody>(Delegate method, string name, string title, string description) =>
        McpServerTool.Create(
            method,
            new McpServerToolCreateOptions
            {
                Name = name,
                Title = title,
                Description = description,
                ReadOnly = true,
                Idempotent = true,
                Destructive = false,
                OpenWorld = false,
                UseStructuredContent = true,
                OutputSchema = SchemaOf<TBody>(),
            }
        );

    private static JsonElement SchemaOf<TBody>() => AIJsonUtilities.CreateJsonSchema(typeof(TBody), serializerOptions: BodyJson.Options);
}
